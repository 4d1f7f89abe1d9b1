------------------------- MODULE TerminationActions -------------------------
EXTENDS Termination, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ CASE Event.action = "Probe" -> Probe
       [] Event.action = "Pass" -> Pass(Event.args.n)
       [] Event.action = "Send" -> Send(Event.args.n, Event.args.m)
       [] Event.action = "Receive" -> Receive(Event.args.n)
       [] Event.action = "Rest" -> Rest(Event.args.n)
       [] Event.action = "Work" -> Work
=============================================================================
