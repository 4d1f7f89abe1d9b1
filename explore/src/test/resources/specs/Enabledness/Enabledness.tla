---------------------------- MODULE Enabledness ----------------------------
(* ENABLED, <<A>>_v, [A]_v within the next-state relation, UNCHANGED of          *)
(* definitions and of nested tuples, primes of expressions.                    *)
EXTENDS Naturals, FiniteSets

VARIABLES door, floor, calls

place == <<floor, door>>
vars == <<place, calls>>
Floors == 0 .. 2

Init == door = "shut" /\ floor = 0 /\ calls = {}

Call(f) == f \notin calls /\ calls' = calls \cup {f} /\ UNCHANGED place
Open == door = "shut" /\ floor \in calls /\ door' = "open" /\ calls' = calls \ {floor} /\ UNCHANGED floor
Shut == door = "open" /\ door' = "shut" /\ UNCHANGED <<floor, calls>>
Go(f) == door = "shut" /\ floor' = f /\ UNCHANGED <<door, <<calls>>>>

Serve == Open \/ Shut
Distance == Cardinality(calls)

Next ==
  \/ \E f \in Floors : Call(f)
  \/ <<Serve>>_door
  \/ /\ ~ENABLED Serve
     /\ \E f \in Floors : <<Go(f)>>_floor
  \/ /\ ENABLED (Open /\ floor' = 2)
     /\ [Open]_vars

Spec == Init /\ [][Next]_vars

EnabledAsExpected ==
  /\ ENABLED Shut <=> door = "open"
  /\ ENABLED Open <=> (door = "shut" /\ floor \in calls)
  /\ ENABLED (door' = "ajar" /\ UNCHANGED floor)
  /\ ENABLED <<Open>>_calls <=> ENABLED Open
  /\ ~ENABLED (Shut /\ door' = "open")
  /\ \A f \in Floors : ENABLED Go(f) <=> door = "shut"
  /\ ENABLED (Distance' > Distance /\ calls' \in SUBSET Floors) <=> calls # Floors

OneCallAtATime == [][Distance' \in {Distance - 1, Distance, Distance + 1}]_calls
StaysShutWhileMoving == [][floor' # floor => door' = "shut"]_vars
NeverServesTwo == [][door' = "open" => floor # 2]_vars
=============================================================================
