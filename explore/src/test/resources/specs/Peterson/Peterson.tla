------------------------------ MODULE Peterson ------------------------------
(* Peterson's mutual exclusion for two processes, in PlusCal.                  *)
EXTENDS Naturals

CONSTANT Polite \* whether a process lets the other one go first

(*
--algorithm Peterson {
  variables interested = [i \in {0, 1} |-> FALSE], turn = 0;
  define { Other(i) == 1 - i }
  fair process (p \in {0, 1}) {
    ncs: while (TRUE) {
           skip;
    raise: interested[self] := TRUE;
    yield: if (Polite) { turn := Other(self) };
    wait:  await ~interested[Other(self)] \/ turn = self;
    cs:    skip;
    leave: interested[self] := FALSE;
         }
  }
}
*)
\* BEGIN TRANSLATION
VARIABLES interested, turn, pc

(* define statement *)
Other(i) == 1 - i


vars == << interested, turn, pc >>

ProcSet == ({0, 1})

Init == (* Global variables *)
        /\ interested = [i \in {0, 1} |-> FALSE]
        /\ turn = 0
        /\ pc = [self \in ProcSet |-> "ncs"]

ncs(self) == /\ pc[self] = "ncs"
             /\ TRUE
             /\ pc' = [pc EXCEPT ![self] = "raise"]
             /\ UNCHANGED << interested, turn >>

raise(self) == /\ pc[self] = "raise"
               /\ interested' = [interested EXCEPT ![self] = TRUE]
               /\ pc' = [pc EXCEPT ![self] = "yield"]
               /\ turn' = turn

yield(self) == /\ pc[self] = "yield"
               /\ IF Polite
                     THEN /\ turn' = Other(self)
                     ELSE /\ TRUE
                          /\ turn' = turn
               /\ pc' = [pc EXCEPT ![self] = "wait"]
               /\ UNCHANGED interested

wait(self) == /\ pc[self] = "wait"
              /\ ~interested[Other(self)] \/ turn = self
              /\ pc' = [pc EXCEPT ![self] = "cs"]
              /\ UNCHANGED << interested, turn >>

cs(self) == /\ pc[self] = "cs"
            /\ TRUE
            /\ pc' = [pc EXCEPT ![self] = "leave"]
            /\ UNCHANGED << interested, turn >>

leave(self) == /\ pc[self] = "leave"
               /\ interested' = [interested EXCEPT ![self] = FALSE]
               /\ pc' = [pc EXCEPT ![self] = "ncs"]
               /\ turn' = turn

p(self) == ncs(self) \/ raise(self) \/ yield(self) \/ wait(self)
              \/ cs(self) \/ leave(self)

Next == (\E self \in {0, 1}: p(self))

Spec == /\ Init /\ [][Next]_vars
        /\ \A self \in {0, 1} : WF_vars(p(self))

\* END TRANSLATION

Exclusion == ~(pc[0] = "cs" /\ pc[1] = "cs")
TypeOK ==
  /\ interested \in [{0, 1} -> BOOLEAN]
  /\ turn \in {0, 1}
  /\ pc \in [ProcSet -> {"ncs", "raise", "yield", "wait", "cs", "leave"}]
=============================================================================
