--------------------------- MODULE MutualRecursion ---------------------------
(* Operators that call each other between their own LETs, at the top level and  *)
(* inside a LET whose surroundings they use as well.                            *)
EXTENDS Naturals, Sequences
VARIABLES amounts

RECURSIVE Balance(_, _), Sent(_, _)

Balance(ledger, i) ==
  LET entry == ledger[i]
  IN IF entry.kind = "open" THEN entry.amount ELSE Balance(ledger, i - 1) - Sent(ledger, i)

Sent(ledger, i) ==
  LET entry == ledger[i]
      left == entry.amount
  IN IF left > Balance(ledger, i - 1) THEN 0 ELSE left

Ledger == [i \in 1..Len(amounts) |-> [kind |-> IF i = 1 THEN "open" ELSE "send", amount |-> amounts[i]]]

Even(n) ==
  LET RECURSIVE even(_), odd(_)
      even(k) == LET rest == k - 1 IN IF k = 0 THEN n >= k ELSE odd(rest)
      odd(k) == LET rest == k - 1 IN IF k = 0 THEN n < k ELSE even(rest)
  IN even(n)

Init == amounts = <<5>>

Pay ==
  /\ Len(amounts) < 4
  /\ \E a \in 0..3 :
       /\ Even(a) \/ Balance(Ledger, Len(amounts)) > a
       /\ amounts' = Append(amounts, a)

Next == Pay

NeverBelowZero == Balance(Ledger, Len(amounts)) \in 0..5
=============================================================================
