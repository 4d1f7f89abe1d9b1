------------------------------- MODULE ShiViz -------------------------------
(* A trace of a PlusCal algorithm's states as ShiViz reads it: at each step   *)
(* the process that took it and its vector clock.                            *)
LOCAL INSTANCE Integers
LOCAL INSTANCE Json
LOCAL INSTANCE TLC
INSTANCE Toolbox

LOCAL Pc(i) == _TETrace[i].pc

(* The process whose pc a step changed; a step that changed none counts for  *)
(* whoever stepped before.                                                   *)
LOCAL Hosts ==
  LET host[i \in DOMAIN _TETrace] ==
        CASE i = 1 -> "--"
          [] i > 1 /\ Pc(i) = Pc(i - 1) -> host[i - 1]
          [] OTHER -> CHOOSE p \in DOMAIN Pc(i) : Pc(i)[p] # Pc(i - 1)[p]
  IN  TLCEval(host)

LOCAL Clocks ==
  LET clock[i \in DOMAIN _TETrace] ==
        [p \in DOMAIN Pc(i) |->
           IF i = 1 THEN 0 ELSE clock[i - 1][p] + IF p = Hosts[i] THEN 1 ELSE 0]
  IN  TLCEval(clock)

Host == Hosts[_TEPosition]

Clock == ToJsonObject(Clocks[_TEPosition])
=============================================================================
