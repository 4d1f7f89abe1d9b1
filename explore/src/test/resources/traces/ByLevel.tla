------------------------------- MODULE ByLevel -------------------------------
(* A log of the lock service, read as trace specs do that have no variable for *)
(* the place in the log: the n-th state must step as line n says. A line may   *)
(* leave out whose it is.                                                      *)
EXTENDS LockService, Sequences, Json, TLC
CONSTANT File
ASSUME TLCGet("config").mode = "bfs"

Log == ndJsonDeserialize(File)
Spec == Init /\ [][Next \/ UNCHANGED vars]_vars

By(c) == LET line == Log[TLCGet("level")] IN "client" \in DOMAIN line => line.client = c
Explains ==
  /\ TLCGet("level") <= Len(Log)
  /\ LET event == Log[TLCGet("level")].event IN
     \/ event = "ask" /\ \E c \in Client : By(c) /\ <<Ask(c)>>_vars
     \/ event = "take" /\ \E c \in Client : By(c) /\ <<Take(c)>>_vars
     \/ event = "release" /\ \E c \in Client : By(c) /\ <<Release(c)>>_vars
     \/ event = "idle" /\ UNCHANGED vars

(* The level of the state after a step, as in the line that a step was logged by. *)
InOrder == TLCGet("level")' = TLCGet("level") + 1 /\ TLCGet("level")' <= Len(Log) + 1
Place == <<vars, TLCGet("level")>>
Accepted == TLCGet("stats").diameter = Len(Log) + 1
Shown == [place |-> TLCGet("level"), holder |-> holder]
NobodyWaits == waiting = {} \/ TLCGet("level") < 5
=============================================================================
