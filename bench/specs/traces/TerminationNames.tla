-------------------------- MODULE TerminationNames --------------------------
EXTENDS Termination, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ CASE Event.action = "Probe" -> Probe
       [] Event.action = "Pass" -> \E n \in Node \ {1} : Pass(n)
       [] Event.action = "Send" -> \E n, m \in Node : Send(n, m)
       [] Event.action = "Receive" -> \E n \in Node : Receive(n)
       [] Event.action = "Rest" -> \E n \in Node : Rest(n)
       [] Event.action = "Work" -> Work
=============================================================================
