----------------------------- MODULE Instances -----------------------------
(* INSTANCE in all its forms: named, with parameters, LOCAL, implicit           *)
(* substitution, operators as substitutes, modules within modules.             *)
EXTENDS Naturals, Sequences

VARIABLES left, right, cell, log

vars == <<left, right, cell, log>>

ByTwo(n) == n + 2

L == INSTANCE Cell WITH cell <- left, Limit <- 3, Step <- LAMBDA n : n + 1
R(max) == INSTANCE Cell WITH cell <- right, Limit <- max, Step <- ByTwo
\* cell is substituted by the variable of that name
M == INSTANCE Cell WITH Limit <- 2, Step <- ByTwo
LOCAL Sum == INSTANCE Cell WITH cell <- left + right, Limit <- 6, Step <- ByTwo

-------------------------------- MODULE Inner --------------------------------
CONSTANT Width
-------------------------------- MODULE Innermost ----------------------------
CONSTANT Depth
Area == Width * Depth
Scaled(k) == k * Area
==============================================================================
Deep(d) == INSTANCE Innermost WITH Depth <- d
Square == Deep(Width)!Area
==============================================================================

In(w) == INSTANCE Inner WITH Width <- w
Fixed == INSTANCE Inner WITH Width <- 3

ASSUME
  /\ In(2)!Deep(5)!Area = 10
  /\ In(2)!Deep(5)!Scaled(3) = 30
  /\ Fixed!Square = 9
  /\ \A w \in 1 .. 3 : In(w)!Square = w * w

Init == L!Empty /\ right = 0 /\ M!Empty /\ log = <<>>

Note(s) == log' = IF Len(log) < 2 THEN Append(log, s) ELSE Tail(log) \o <<s>>

Next ==
  \/ L!Next /\ Note("left") /\ UNCHANGED <<right, cell>>
  \/ R(4)!Next /\ Note("right") /\ UNCHANGED <<left, cell>>
  \/ M!Next /\ UNCHANGED <<left, right, log>>
  \/ Sum!Full /\ right' = 0 /\ UNCHANGED <<left, cell, log>>

Spec == Init /\ [][Next]_vars

Bounds == left \in 0 .. 3 /\ right \in 0 .. 5 /\ cell \in 0 .. 3
Doubles == L!Doubled = 2 * left /\ R(1)!Doubled = right + right
NotBoth == ~(L!Full /\ R(4)!Full)
LeftMoves == L!Empty /\ [][L!Next]_left
=============================================================================
