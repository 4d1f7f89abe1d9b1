--------------------------- MODULE DyadicRationals ---------------------------
(* Fractions whose denominator is a power of two, as [num, den] in lowest    *)
(* terms.                                                                    *)
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC

LOCAL Reduce(p) ==
  LET common == {d \in 1..p.den : p.den % d = 0 /\ p.num % d = 0}
      greatest == CHOOSE d \in common : \A e \in common : e <= d
  IN  [num |-> p.num \div greatest, den |-> p.den \div greatest]

Zero == [num |-> 0, den |-> 1]

One == [num |-> 1, den |-> 1]

IsDyadicRational(r) == \E i \in 0..r.den : r.den = 2^i

Add(p, q) ==
  IF p.den >= q.den
  THEN Reduce([num |-> p.num + q.num * (p.den \div q.den), den |-> p.den])
  ELSE Reduce([num |-> q.num + p.num * (q.den \div p.den), den |-> q.den])

Half(p) == Reduce([num |-> p.num, den |-> 2 * p.den])

PrettyPrint(p) ==
  CASE p = Zero -> "0"
    [] p = One -> "1"
    [] OTHER -> ToString(p.num) \o "/" \o ToString(p.den)
=============================================================================
