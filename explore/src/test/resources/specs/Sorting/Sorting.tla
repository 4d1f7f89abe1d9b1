------------------------------- MODULE Sorting -------------------------------
(* Insertion sort in PlusCal with a procedure and its stack.                    *)
EXTENDS Naturals, Sequences, FiniteSets
CONSTANTS Values, Length, Stops_Early
(*
--algorithm Sorting {
  variables input \in [1 .. Length -> Values], a = input, i = 2;
  procedure insert(k)
    variable j = k; {
    down: while (j > 1 /\ a[j - 1] > a[j]) {
            a := [a EXCEPT ![j - 1] = a[j], ![j] = a[j - 1]];
    step:   j := j - 1;
            if (Stops_Early) { goto out };
          };
    out:  return;
  }
  { outer: while (i <= Length) {
      call insert(i);
    next: i := i + 1;
    }
  }
}
*)
\* BEGIN TRANSLATION
CONSTANT defaultInitValue
VARIABLES input, a, i, pc, stack, k, j

vars == << input, a, i, pc, stack, k, j >>

Init == (* Global variables *)
        /\ input \in [1 .. Length -> Values]
        /\ a = input
        /\ i = 2
        (* Procedure insert *)
        /\ k = defaultInitValue
        /\ j = k
        /\ stack = << >>
        /\ pc = "outer"

down == /\ pc = "down"
        /\ IF j > 1 /\ a[j - 1] > a[j]
              THEN /\ a' = [a EXCEPT ![j - 1] = a[j], ![j] = a[j - 1]]
                   /\ pc' = "step"
              ELSE /\ pc' = "out"
                   /\ a' = a
        /\ UNCHANGED << input, i, stack, k, j >>

step == /\ pc = "step"
        /\ j' = j - 1
        /\ IF Stops_Early
              THEN /\ pc' = "out"
              ELSE /\ pc' = "down"
        /\ UNCHANGED << input, a, i, stack, k >>

out == /\ pc = "out"
       /\ pc' = Head(stack).pc
       /\ j' = Head(stack).j
       /\ k' = Head(stack).k
       /\ stack' = Tail(stack)
       /\ UNCHANGED << input, a, i >>

insert == down \/ step \/ out

outer == /\ pc = "outer"
         /\ IF i <= Length
               THEN /\ /\ k' = i
                       /\ stack' = << [ procedure |->  "insert",
                                        pc        |->  "next",
                                        j         |->  j,
                                        k         |->  k ] >>
                                    \o stack
                    /\ j' = k'
                    /\ pc' = "down"
               ELSE /\ pc' = "Done"
                    /\ UNCHANGED << stack, k, j >>
         /\ UNCHANGED << input, a, i >>

next == /\ pc = "next"
        /\ i' = i + 1
        /\ pc' = "outer"
        /\ UNCHANGED << input, a, stack, k, j >>

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == pc = "Done" /\ UNCHANGED vars

Next == insert \/ outer \/ next
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(pc = "Done")

\* END TRANSLATION
Sorted == pc = "Done" => \A m, n \in 1 .. Length : m < n => a[m] <= a[n]
Same == \A v \in Values : Cardinality({n \in 1 .. Length : a[n] = v}) = Cardinality({n \in 1 .. Length : input[n] = v})
=============================================================================
