------------------------------ MODULE Mistakes ------------------------------
(* What goes wrong while a spec is evaluated; one configuration for each.       *)
EXTENDS Naturals, Sequences, TLC
CONSTANT Good
ASSUME Even == Good \in Nat
VARIABLES x, y
vars == <<x, y>>
Init == x = 0 /\ y = <<>>
Step == x < 5 /\ x' = x + 1 /\ y' = Append(y, x)

HeadOfNothing == Step \/ (x = 3 /\ x' = Head(SubSeq(y, 1, 0)) /\ UNCHANGED y)
Unassigned == Step \/ (x = 2 /\ x' = 0)
NoCase == CASE x < 3 -> Step [] x = 4 -> Step
Asserted == Step /\ Assert(x' # 4, <<"reached", x'>>)
OutOfDomain == Step /\ (x = 4 => y[7] = 0)
NotABoolean == Step /\ (IF x = 2 THEN y ELSE TRUE)

Fine == x <= 5
AtMostThree == x <= 3
WrongInvariant == x = 4 => x = "four"
UndefinedInit == x \in {0, 1} /\ y = <<>>[x]
PartialInit == x = 0
=============================================================================
