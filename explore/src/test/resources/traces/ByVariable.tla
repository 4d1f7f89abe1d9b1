----------------------------- MODULE ByVariable ------------------------------
(* The same log read with a variable for the place in it.                      *)
EXTENDS LockService, Sequences, Json, TLC, TLCExt
CONSTANT File
VARIABLE l
ASSUME TLCGet("config").worker = 1

Log == ndJsonDeserialize(File)
Is(event, c) ==
  /\ l <= Len(Log)
  /\ Log[l].event = event
  /\ "client" \in DOMAIN Log[l] => Log[l].client = c
  /\ l' = l + 1

TraceInit == Init /\ l = 1
TraceNext ==
  \/ \E c \in Client :
       \/ Is("ask", c) /\ Ask(c)
       \/ Is("take", c) /\ Take(c)
       \/ Is("release", c) /\ Release(c)
  \/ Is("idle", "") /\ UNCHANGED vars
Spec == TraceInit /\ [][TraceNext]_<<vars, l>>

Place == <<vars, l>>
Accepted == TLCGet("stats").diameter = Len(Log) + 1
Matched == [](l <= Len(Log) => [](TLCGet("queue") > 0 \/ l > Len(Log)))
Refines == Init /\ [][Next]_vars
AllRead == l = Len(Log) + 1 => TLCSet("exit", TRUE)
PlaceIsLevel == l = TLCGet("level")
Later == [](l = 2 => [](l > 1))
Told == PrintT(<<"told", Len(ToTrace(CounterExample))>>)
=============================================================================
