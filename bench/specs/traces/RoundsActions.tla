--------------------------- MODULE RoundsActions ----------------------------
EXTENDS Rounds, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ CASE Event.action = "Prepare" -> Prepare(Event.args.r)
       [] Event.action = "GiveUp" -> GiveUp(Event.args.r)
       [] Event.action = "Hear" -> Hear(Event.args.r)
       [] Event.action = "Obey" -> Obey(Event.args.r)
       [] Event.action = "Commit" -> Commit
       [] Event.action = "Abort" -> Abort
       [] Event.action = "Again" -> Again
=============================================================================
