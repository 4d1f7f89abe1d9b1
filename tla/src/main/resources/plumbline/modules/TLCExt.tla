------------------------------- MODULE TLCExt -------------------------------
(* What TLC offers beyond its module TLC. Only what has a definition here or  *)
(* a native implementation can be used.                                      *)
AssertEq(a, b) == a = b
TLCNoOp(v) == v
TLCCache(v, key) == v
=============================================================================
