--------------------------- MODULE etcdraftStart ---------------------------
(* etcd's servers start with a configuration that was applied before the log begins. *)
EXTENDS etcdraft
StartServerVars ==
  /\ currentTerm = [i \in Server |-> IF i \in InitServer THEN 1 ELSE 0]
  /\ state = [i \in Server |-> Follower]
  /\ votedFor = [i \in Server |-> Nil]
Of(i) == IF i \in InitServer THEN InitServer ELSE {}
StartLogVars ==
  /\ log = [i \in Server |-> IF i \in InitServer
             THEN [j \in 1..Cardinality(InitServer) |->
                    [term |-> 1, type |-> ConfigEntry, value |-> [newconf |-> InitServer, learners |-> {}]]]
             ELSE <<>>]
  /\ commitIndex = [i \in Server |-> IF i \in InitServer THEN Cardinality(InitServer) ELSE 0]
StartConfigVars ==
  /\ config = [i \in Server |-> [jointConfig |-> <<Of(i), {}>>, learners |-> {}]]
  /\ reconfigCount = 0
=============================================================================
