------------------------------ MODULE Statistics ------------------------------
EXTENDS Naturals
LOCAL INSTANCE PlumblineNative

(* Whether counts agree with the expected ones at significance alpha, which  *)
(* is a string such as "0.05" (Pearson's chi-squared test).                  *)
ChiSquare(expected, actual, alpha) == Native(<<expected, actual, alpha>>)
=============================================================================
