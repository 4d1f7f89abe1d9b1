------------------------------ MODULE MCClient ------------------------------
(* Client, confined to a few versions so that it can be explored to its end.    *)
EXTENDS Client
CONSTANT Versions

Numbers == 0 .. Versions
=============================================================================
