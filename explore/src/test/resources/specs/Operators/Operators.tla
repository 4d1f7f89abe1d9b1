------------------------------ MODULE Operators ------------------------------
(* Operators of every kind: higher-order, LAMBDA, RECURSIVE, infix, prefix,      *)
(* postfix, recursive functions, operators as constants.                       *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS Combine(_, _), Start

a (+) b == (a + b) % 7
a ** b == IF b = 0 THEN 1 ELSE a * b
a ^+ == a + 1

Tabled(F(_), G(_)) == [i \in 0 .. 3 |-> F(G(i))]
Compose(F(_), G(_)) == Tabled(F, G)

Fold(Op(_, _), base, s) ==
  LET RECURSIVE over(_)
      over(r) == IF r = <<>> THEN base ELSE Op(Head(r), over(Tail(r)))
  IN  over(s)

RECURSIVE Even(_), Odd(_)
Even(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)
Odd(n) == IF n = 0 THEN FALSE ELSE Even(n - 1)

factorial[n \in Nat] == IF n = 0 THEN 1 ELSE n * factorial[n - 1]
ackermann[m, n \in Nat] ==
  IF m = 0 THEN n + 1
  ELSE IF n = 0 THEN ackermann[m - 1, 1]
  ELSE ackermann[m - 1, ackermann[m, n - 1]]

Twice(F(_), x) == F(F(x))
Apply(Op(_, _), x, y) == Op(x, y)

Local(n) ==
  LET RECURSIVE count(_)
      count(k) == IF k = 0 THEN 0 ELSE 1 + count(k - 1)
      square(k) == k * k
      table[k \in 0 .. n] == IF k = 0 THEN 0 ELSE table[k - 1] + square(k)
  IN  count(n) + table[n]

ASSUME
  /\ 5 (+) 4 = 2
  /\ 3 ** 2 = 6
  /\ - 4 = 0 - 4
  /\ 4 ^+ = 5
  /\ Compose(LAMBDA x : x + 1, LAMBDA x : x * 2)[3] = 7
  /\ Fold(LAMBDA x, y : x + y, 0, <<1, 2, 3>>) = 6
  /\ Fold(Combine, Start, <<1, 2, 3>>) = 16
  /\ Fold(\cup, {}, <<{1}, {2, 3}>>) = 1 .. 3
  /\ Even(10) /\ ~Odd(10)
  /\ factorial[5] = 120
  /\ ackermann[2, 2] = 7
  /\ Twice(LAMBDA s : Append(s, Len(s)), <<>>) = <<0, 1>>
  /\ Apply(-, 5, 3) = 2
  /\ Apply(LAMBDA S, T : S \X T, {1}, {2}) = {<<1, 2>>}
  /\ Local(3) = 17

MCCombine(a, b) == a + b + 2

VARIABLES x, trail

Init == x = Start /\ trail = <<>>
Step(F(_)) == x' = F(x) /\ trail' = <<x>>
Next ==
  \/ Step(LAMBDA v : v (+) 3)
  \/ Step(LAMBDA v : Combine(v, 0) % 5)
  \/ x > 2 /\ Step(-.)
Small == x \in -6 .. 6
NeverSix == x # 6
=============================================================================
