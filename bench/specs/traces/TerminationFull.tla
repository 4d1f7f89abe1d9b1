-------------------------- MODULE TerminationFull ---------------------------
EXTENDS Termination, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ busy' = Event.vars.busy
  /\ tint' = Event.vars.tint
  /\ balance' = Event.vars.balance
  /\ inbox' = Event.vars.inbox
  /\ token' = Event.vars.token
  /\ CASE Event.action = "Probe" -> Probe
       [] Event.action = "Pass" -> Pass(Event.args.n)
       [] Event.action = "Send" -> Send(Event.args.n, Event.args.m)
       [] Event.action = "Receive" -> Receive(Event.args.n)
       [] Event.action = "Rest" -> Rest(Event.args.n)
       [] Event.action = "Work" -> Work
=============================================================================
