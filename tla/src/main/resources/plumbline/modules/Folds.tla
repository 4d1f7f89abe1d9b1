-------------------------------- MODULE Folds --------------------------------
(* op(f(a), op(f(b), ... base)), where a = choose(S), b = choose(S \ {a}) ... *)
MapThenFoldSet(op(_,_), base, f(_), choose(_), S) ==
  LET From[rest \in SUBSET S] ==
        IF rest = {}
        THEN base
        ELSE LET first == choose(rest)
             IN  op(f(first), From[rest \ {first}])
  IN  From[S]
=============================================================================
