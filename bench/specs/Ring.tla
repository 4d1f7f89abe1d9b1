-------------------------------- MODULE Ring --------------------------------
(* Termination detection by a token on a ring: small states, integer functions. *)
EXTENDS Naturals
CONSTANT N
VARIABLES active, dark, at, tokenDark

vars == <<active, dark, at, tokenDark>>
Node == 0..(N - 1)

TypeOK ==
  /\ active \in [Node -> BOOLEAN]
  /\ dark \in [Node -> BOOLEAN]
  /\ at \in Node
  /\ tokenDark \in BOOLEAN

Init ==
  /\ active \in [Node -> BOOLEAN]
  /\ dark = [n \in Node |-> FALSE]
  /\ at = 0
  /\ tokenDark = TRUE

Detected == at = 0 /\ ~active[0] /\ ~dark[0] /\ ~tokenDark

Start ==
  /\ at = 0
  /\ tokenDark \/ dark[0]
  /\ at' = N - 1
  /\ tokenDark' = FALSE
  /\ dark' = [dark EXCEPT ![0] = FALSE]
  /\ UNCHANGED active

Pass(n) ==
  /\ n # 0
  /\ at = n
  /\ ~active[n]
  /\ at' = n - 1
  /\ tokenDark' = (tokenDark \/ dark[n])
  /\ dark' = [dark EXCEPT ![n] = FALSE]
  /\ UNCHANGED active

Wake(n) ==
  /\ active[n]
  /\ \E m \in Node \ {n} :
       /\ active' = [active EXCEPT ![m] = TRUE]
       /\ dark' = [dark EXCEPT ![n] = (m > n) \/ @]
  /\ UNCHANGED <<at, tokenDark>>

Rest(n) ==
  /\ active[n]
  /\ active' = [active EXCEPT ![n] = FALSE]
  /\ UNCHANGED <<dark, at, tokenDark>>

Next == Start \/ \E n \in Node : Pass(n) \/ Wake(n) \/ Rest(n)

Spec == Init /\ [][Next]_vars

Sound == Detected => \A n \in Node : ~active[n]

Inv ==
  \/ \A n \in Node : at < n => ~active[n]
  \/ \E n \in Node : n <= at /\ dark[n]
  \/ tokenDark
=============================================================================
