---------------------------- MODULE KeyValueFull ----------------------------
EXTENDS KeyValue, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ store' = Event.vars.store
  /\ open' = Event.vars.open
  /\ view' = Event.vars.view
  /\ dirty' = Event.vars.dirty
  /\ stale' = Event.vars.stale
  /\ answer' = Event.vars.answer
  /\ CASE Event.action = "Open" -> Open(Event.args.t)
       [] Event.action = "Read" -> Read(Event.args.t, Event.args.k)
       [] Event.action = "Write" -> Write(Event.args.t, Event.args.k, Event.args.v)
       [] Event.action = "Commit" -> Commit(Event.args.t)
       [] Event.action = "Abort" -> Abort(Event.args.t)
=============================================================================
