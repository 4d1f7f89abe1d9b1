--------------------------- MODULE PlumblineNative ---------------------------
(* Native(<<p, q>>) is the body of each operator that only Java can compute;  *)
(* loading a spec fails where such an operator has no entry in Natives. Its   *)
(* argument is there so that the parameters count for the operator's level.   *)
Native(arguments) == CHOOSE value \in {} : value = arguments
=============================================================================
