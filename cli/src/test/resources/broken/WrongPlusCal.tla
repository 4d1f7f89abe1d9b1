---- MODULE WrongPlusCal ----
EXTENDS Naturals
(* --algorithm Wrong
variables x = 0;
begin
  a: x := x + 1
  b: x := 2;
end algorithm *)
====
