----------------------------- MODULE RoundsFull -----------------------------
EXTENDS Rounds, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ stage' = Event.vars.stage
  /\ coordinator' = Event.vars.coordinator
  /\ ready' = Event.vars.ready
  /\ sent' = Event.vars.sent
  /\ CASE Event.action = "Prepare" -> Prepare(Event.args.r)
       [] Event.action = "GiveUp" -> GiveUp(Event.args.r)
       [] Event.action = "Hear" -> Hear(Event.args.r)
       [] Event.action = "Obey" -> Obey(Event.args.r)
       [] Event.action = "Commit" -> Commit
       [] Event.action = "Abort" -> Abort
       [] Event.action = "Again" -> Again
=============================================================================
