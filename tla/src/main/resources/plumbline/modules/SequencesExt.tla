----------------------------- MODULE SequencesExt -----------------------------
(* Sequences: as sets and bags, searched, changed, compared, folded.         *)
EXTENDS Sequences, Naturals, FiniteSets, FiniteSetsExt, Folds, Functions, Bags, TLC

ToSet(s) == {s[i] : i \in DOMAIN s}

ToBag(s) == [e \in ToSet(s) |-> Cardinality({i \in DOMAIN s : s[i] = e})]

(* Each element once, in an order that is not specified.                     *)
SetToSeq(S) == CHOOSE s \in [1..Cardinality(S) -> S] : IsInjective(s)

SetToSeqs(S) == {s \in [1..Cardinality(S) -> S] : IsInjective(s)}

SetToSortSeq(S, op(_,_)) == SortSeq(SetToSeq(S), op)

SetToAllKPermutations(S) == UNION {SetToSeqs(T) : T \in SUBSET S}

TupleOf(set, n) == [1..n -> set]

SeqOf(set, n) == UNION {[1..k -> set] : k \in 0..n}

BoundedSeq(S, n) == SeqOf(S, n)
------------------------------------------------------------------------------
Contains(s, e) == \E i \in DOMAIN s : s[i] = e

IsSorted(s, op(_,_)) == \A i, j \in DOMAIN s : i < j => op(s[i], s[j])

Reverse(s) == [i \in DOMAIN s |-> s[Len(s) + 1 - i]]

Remove(s, e) ==
  LET Differs(x) == x # e
  IN  SelectSeq(s, Differs)

ReplaceAll(s, old, new) == [i \in DOMAIN s |-> IF s[i] = old THEN new ELSE s[i]]
------------------------------------------------------------------------------
(* The first or last index that passes, 0 where there is none. The indices   *)
(* of ...SubSeq are those of the whole sequence.                             *)
SelectInSeq(seq, Test(_)) ==
  IF \E i \in DOMAIN seq : Test(seq[i])
  THEN CHOOSE i \in DOMAIN seq : Test(seq[i]) /\ \A j \in 1..(i - 1) : ~Test(seq[j])
  ELSE 0

SelectInSubSeq(seq, from, to, Test(_)) ==
  IF \E i \in from..to : Test(seq[i])
  THEN CHOOSE i \in from..to : Test(seq[i]) /\ \A j \in from..(i - 1) : ~Test(seq[j])
  ELSE 0

SelectLastInSeq(seq, Test(_)) ==
  IF \E i \in DOMAIN seq : Test(seq[i])
  THEN CHOOSE i \in DOMAIN seq : Test(seq[i]) /\ \A j \in (i + 1)..Len(seq) : ~Test(seq[j])
  ELSE 0

SelectLastInSubSeq(seq, from, to, Test(_)) ==
  IF \E i \in from..to : Test(seq[i])
  THEN CHOOSE i \in from..to : Test(seq[i]) /\ \A j \in (i + 1)..to : ~Test(seq[j])
  ELSE 0
------------------------------------------------------------------------------
InsertAt(s, i, e) ==
  [j \in 1..(Len(s) + 1) |-> IF j < i THEN s[j] ELSE IF j = i THEN e ELSE s[j - 1]]

ReplaceAt(s, i, e) == [s EXCEPT ![i] = e]

RemoveAt(s, i) == SubSeq(s, 1, i - 1) \o SubSeq(s, i + 1, Len(s))

RemoveFirstMatch(s, Test(_)) ==
  LET first == SelectInSeq(s, Test)
  IN  IF first = 0 THEN s ELSE RemoveAt(s, first)

RemoveFirst(s, e) ==
  LET Same(x) == x = e
  IN  RemoveFirstMatch(s, Same)

Cons(elt, seq) == <<elt>> \o seq

Snoc(elt, seq) == Append(seq, elt)

Front(s) == SubSeq(s, 1, Len(s) - 1)

Last(s) == s[Len(s)]
------------------------------------------------------------------------------
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))

IsStrictPrefix(s, t) == IsPrefix(s, t) /\ Len(s) < Len(t)

IsSuffix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, Len(t) - Len(s) + 1, Len(t))

IsStrictSuffix(s, t) == IsSuffix(s, t) /\ Len(s) < Len(t)

Prefixes(s) == {SubSeq(s, 1, n) : n \in 0..Len(s)}

Suffixes(s) == {SubSeq(s, n, Len(s)) : n \in 1..(Len(s) + 1)}

CommonPrefixes(S) == {p \in UNION {Prefixes(s) : s \in S} : \A s \in S : IsPrefix(p, s)}

LongestCommonPrefix(S) ==
  CHOOSE p \in CommonPrefixes(S) : \A q \in CommonPrefixes(S) : IsPrefix(q, p)
------------------------------------------------------------------------------
(* a modulo b, where 1..b are the residues.                                  *)
SeqMod(a, b) == LET m == a % b IN IF m = 0 THEN b ELSE m

FoldSeq(op(_,_), base, seq) == FoldFunction(op, base, seq)

FoldLeft(op(_,_), base, seq) ==
  LET UpTo[n \in 0..Len(seq)] == IF n = 0 THEN base ELSE op(UpTo[n - 1], seq[n])
  IN  UpTo[Len(seq)]

FoldRight(op(_,_), seq, base) ==
  LET From[n \in 1..(Len(seq) + 1)] ==
        IF n > Len(seq) THEN base ELSE op(seq[n], From[n + 1])
  IN  From[1]

FoldLeftDomain(op(_,_), base, seq) == FoldLeft(op, base, [i \in DOMAIN seq |-> i])

FoldRightDomain(op(_,_), seq, base) == FoldRight(op, [i \in DOMAIN seq |-> i], base)
------------------------------------------------------------------------------
(* Not a fold from <<>>, so that the strings in a sequence are joined, too.  *)
FlattenSeq(seqs) ==
  IF Len(seqs) = 0
  THEN seqs
  ELSE FoldLeft(\o, Head(seqs), Tail(seqs))

Zip(s, t) == [i \in 1..Min({Len(s), Len(t)}) |-> <<s[i], t[i]>>]

(* Undefined for sequences of different lengths.                             *)
Interleave(s, t) ==
  CASE s = <<>> /\ t = <<>> -> << <<>>, <<>> >>
    [] s # <<>> /\ Len(s) = Len(t) ->
         [i \in 1..(2 * Len(s)) |-> IF i % 2 = 1 THEN <<s[(i + 1) \div 2]>> ELSE <<t[i \div 2]>>]

SubSeqs(s) == {SubSeq(s, i, j) : i \in 1..(Len(s) + 1), j \in 0..Len(s)}

AllSubSeqs(s) ==
  LET Of(D) == [k \in 1..Cardinality(D) |-> s[CHOOSE i \in D : Cardinality({j \in D : j <= i}) = k]]
  IN  {Of(D) : D \in SUBSET DOMAIN s}

(* The lowest index at which s begins in t.                                  *)
IndexFirstSubSeq(s, t) ==
  Min({i \in 1..(Len(t) - Len(s) + 1) : SubSeq(t, i, i + Len(s) - 1) = s})

ReplaceSubSeqAt(i, r, s, t) ==
  SubSeq(t, 1, i - 1) \o r \o SubSeq(t, i + Len(s), Len(t))

ReplaceFirstSubSeq(r, s, t) ==
  IF \E i \in 1..(Len(t) - Len(s) + 1) : SubSeq(t, i, i + Len(s) - 1) = s
  THEN ReplaceSubSeqAt(IndexFirstSubSeq(s, t), r, s, t)
  ELSE t

(* From the left, without overlaps; an empty s stands between all elements   *)
(* and before the first.                                                     *)
ReplaceAllSubSeqs(r, s, t) ==
  IF s = t THEN r
  ELSE IF Len(s) = 0
  THEN FlattenSeq([i \in 1..Len(t) |-> r \o SubSeq(t, i, i)])
  ELSE LET Matches(i) == i + Len(s) - 1 <= Len(t) /\ SubSeq(t, i, i + Len(s) - 1) = s
           From[i \in 1..(Len(t) + 1)] ==
             IF i > Len(t) THEN SubSeq(t, 1, 0)
             ELSE IF Matches(i) THEN r \o From[i + Len(s)]
             ELSE SubSeq(t, i, i) \o From[i + 1]
       IN  From[1]
=============================================================================
