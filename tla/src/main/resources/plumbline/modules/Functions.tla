------------------------------ MODULE Functions ------------------------------
(* Functions: restriction, image, inverse, kinds, folds over their values.   *)
EXTENDS Integers, Folds

Restrict(f, S) == [s \in S |-> f[s]]

RestrictDomain(f, Test(_)) == [s \in {d \in DOMAIN f : Test(d)} |-> f[s]]

RestrictValues(f, Test(_)) == [s \in {d \in DOMAIN f : Test(f[d])} |-> f[s]]

IsRestriction(narrow, wide) ==
  /\ DOMAIN narrow \subseteq DOMAIN wide
  /\ \A d \in DOMAIN narrow : wide[d] = narrow[d]

Range(f) == {f[d] : d \in DOMAIN f}

Pointwise(f, g, T(_,_)) == [d \in DOMAIN f |-> T(f[d], g[d])]

(* A t outside the image of f is sent to an arbitrary element of S.          *)
Inverse(f, S, T) == [t \in T |-> CHOOSE s \in S : (\E d \in DOMAIN f : f[d] = t) => f[s] = t]

AntiFunction(f) == [t \in Range(f) |-> CHOOSE d \in DOMAIN f : f[d] = t]

IsInjective(f) == \A c, d \in DOMAIN f : c # d => f[c] # f[d]

Injection(S, T) == {f \in [S -> T] : IsInjective(f)}

Surjection(S, T) == {f \in [S -> T] : T \subseteq Range(f)}

Bijection(S, T) == {f \in Injection(S, T) : T \subseteq Range(f)}

ExistsInjection(S, T) == \E f \in [S -> T] : IsInjective(f)

ExistsSurjection(S, T) == \E f \in [S -> T] : T \subseteq Range(f)

ExistsBijection(S, T) == \E f \in [S -> T] : IsInjective(f) /\ T \subseteq Range(f)

(* The order in which a fold takes the indices is not specified.             *)
FoldFunctionOnSet(op(_,_), base, fun, indices) ==
  LET Element(S) == CHOOSE s \in S : TRUE
      Value(i) == fun[i]
  IN  MapThenFoldSet(op, base, Value, Element, indices)

FoldFunction(op(_,_), base, fun) == FoldFunctionOnSet(op, base, fun, DOMAIN fun)

SumFunctionOnSet(fun, indices) == FoldFunctionOnSet(+, 0, fun, indices)

SumFunction(fun) == FoldFunctionOnSet(+, 0, fun, DOMAIN fun)
=============================================================================
