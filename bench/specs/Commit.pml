/* Two-phase commit as Commit.tla has it: the same states and as many steps between them. Every */
/* step is one d_step, so that no state in the middle of one counts. N is from 1 to 8.          */
#ifndef N
#define N 8
#endif

mtype = { working, ready, committed, aborted, asking };

mtype stage[8] = working;
mtype coordinator = asking;
bool heard[8];
bool sent[8];
bool commitSent;
bool abortSent;

#define HEARD(r) (r >= N || heard[r])
#define NONE(end) (stage[0] != end && stage[1] != end && stage[2] != end && stage[3] != end && \
                   stage[4] != end && stage[5] != end && stage[6] != end && stage[7] != end)

#define PARTICIPANT(r) \
  :: d_step { r < N && stage[r] == working -> stage[r] = ready; sent[r] = true } \
  :: d_step { r < N && stage[r] == working -> stage[r] = aborted } \
  :: d_step { r < N && coordinator == asking && sent[r] -> heard[r] = true } \
  :: d_step { r < N && commitSent -> stage[r] = committed; assert(NONE(aborted)) } \
  :: d_step { r < N && abortSent -> stage[r] = aborted; assert(NONE(committed)) }

active proctype commit() {
  do
  :: d_step {
       coordinator == asking &&
       HEARD(0) && HEARD(1) && HEARD(2) && HEARD(3) &&
       HEARD(4) && HEARD(5) && HEARD(6) && HEARD(7) ->
       coordinator = committed;
       commitSent = true
     }
  :: d_step { coordinator == asking -> coordinator = aborted; abortSent = true }
  PARTICIPANT(0)
  PARTICIPANT(1)
  PARTICIPANT(2)
  PARTICIPANT(3)
  PARTICIPANT(4)
  PARTICIPANT(5)
  PARTICIPANT(6)
  PARTICIPANT(7)
  od
}
