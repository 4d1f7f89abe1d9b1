------------------------------- MODULE Dekker -------------------------------
(* Dekker's mutual exclusion in PlusCal's other syntax, with labels and goto.  *)
EXTENDS Naturals, TLC

CONSTANT Backs_Off

(*
--algorithm Dekker
variables flag = <<FALSE, FALSE>>, turn \in {1, 2};

macro lower(i) begin flag[i] := FALSE; end macro;

process proc \in {1, 2}
variables other = 3 - self;
begin
  start:
    while TRUE do
      flag[self] := TRUE;
    check:
      while flag[other] do
        if turn = other /\ Backs_Off then
          back:
            lower(self);
          again:
            await turn # other;
            flag[self] := TRUE;
        else
          spin: skip;
        end if;
      end while;
    critical:
      assert \A p \in {1, 2} : p # self => pc[p] # "critical";
    done:
      turn := other;
      lower(self);
    end while;
end process;
end algorithm;
*)
\* BEGIN TRANSLATION
VARIABLES flag, turn, pc, other

vars == << flag, turn, pc, other >>

ProcSet == ({1, 2})

Init == (* Global variables *)
        /\ flag = <<FALSE, FALSE>>
        /\ turn \in {1, 2}
        (* Process proc *)
        /\ other = [self \in {1, 2} |-> 3 - self]
        /\ pc = [self \in ProcSet |-> "start"]

start(self) == /\ pc[self] = "start"
               /\ flag' = [flag EXCEPT ![self] = TRUE]
               /\ pc' = [pc EXCEPT ![self] = "check"]
               /\ UNCHANGED << turn, other >>

check(self) == /\ pc[self] = "check"
               /\ IF flag[other[self]]
                     THEN /\ IF turn = other[self] /\ Backs_Off
                                THEN /\ pc' = [pc EXCEPT ![self] = "back"]
                                ELSE /\ pc' = [pc EXCEPT ![self] = "spin"]
                     ELSE /\ pc' = [pc EXCEPT ![self] = "critical"]
               /\ UNCHANGED << flag, turn, other >>

back(self) == /\ pc[self] = "back"
              /\ flag' = [flag EXCEPT ![self] = FALSE]
              /\ pc' = [pc EXCEPT ![self] = "again"]
              /\ UNCHANGED << turn, other >>

again(self) == /\ pc[self] = "again"
               /\ turn # other[self]
               /\ flag' = [flag EXCEPT ![self] = TRUE]
               /\ pc' = [pc EXCEPT ![self] = "check"]
               /\ UNCHANGED << turn, other >>

spin(self) == /\ pc[self] = "spin"
              /\ TRUE
              /\ pc' = [pc EXCEPT ![self] = "check"]
              /\ UNCHANGED << flag, turn, other >>

critical(self) == /\ pc[self] = "critical"
                  /\ Assert(\A p \in {1, 2} : p # self => pc[p] # "critical", 
                            "Failure of assertion at line 32, column 7.")
                  /\ pc' = [pc EXCEPT ![self] = "done"]
                  /\ UNCHANGED << flag, turn, other >>

done(self) == /\ pc[self] = "done"
              /\ turn' = other[self]
              /\ flag' = [flag EXCEPT ![self] = FALSE]
              /\ pc' = [pc EXCEPT ![self] = "start"]
              /\ other' = other

proc(self) == start(self) \/ check(self) \/ back(self) \/ again(self)
                 \/ spin(self) \/ critical(self) \/ done(self)

Next == (\E self \in {1, 2}: proc(self))

Spec == Init /\ [][Next]_vars

\* END TRANSLATION

Exclusion == pc[1] = "critical" => pc[2] # "critical"
=============================================================================
