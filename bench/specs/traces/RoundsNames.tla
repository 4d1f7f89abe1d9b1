---------------------------- MODULE RoundsNames -----------------------------
EXTENDS Rounds, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ CASE Event.action = "Prepare" -> \E r \in RM : Prepare(r)
       [] Event.action = "GiveUp" -> \E r \in RM : GiveUp(r)
       [] Event.action = "Hear" -> \E r \in RM : Hear(r)
       [] Event.action = "Obey" -> \E r \in RM : Obey(r)
       [] Event.action = "Commit" -> Commit
       [] Event.action = "Abort" -> Abort
       [] Event.action = "Again" -> Again
=============================================================================
