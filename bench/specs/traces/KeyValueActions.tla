-------------------------- MODULE KeyValueActions ---------------------------
EXTENDS KeyValue, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ CASE Event.action = "Open" -> Open(Event.args.t)
       [] Event.action = "Read" -> Read(Event.args.t, Event.args.k)
       [] Event.action = "Write" -> Write(Event.args.t, Event.args.k, Event.args.v)
       [] Event.action = "Commit" -> Commit(Event.args.t)
       [] Event.action = "Abort" -> Abort(Event.args.t)
=============================================================================
