/* Commit.pml packed by hand, as far as Promela goes: a set of participants is the bits of a     */
/* byte, a stage is the set that a participant is in, and an order is sent when the coordinator  */
/* has decided. The states and steps are still those of Commit.tla. N is from 1 to 8.            */
#ifndef N
#define N 8
#endif

#define ALL ((1 << N) - 1)
#define ASKING 0
#define COMMITTED 1
#define ABORTED 2

byte prepared;
byte committed;
byte aborted;
byte heard;
byte sent;
byte coordinator = ASKING;

#define BIT(r) (1 << r)
#define WORKING(r) (((prepared | committed | aborted) & BIT(r)) == 0)

#define PARTICIPANT(r) \
  :: d_step { r < N && WORKING(r) -> prepared = prepared | BIT(r); sent = sent | BIT(r) } \
  :: d_step { r < N && WORKING(r) -> aborted = aborted | BIT(r) } \
  :: d_step { r < N && coordinator == ASKING && (sent & BIT(r)) -> heard = heard | BIT(r) } \
  :: d_step { r < N && coordinator == COMMITTED -> \
       prepared = prepared & ~BIT(r); committed = committed | BIT(r); assert(aborted == 0) } \
  :: d_step { r < N && coordinator == ABORTED -> \
       prepared = prepared & ~BIT(r); aborted = aborted | BIT(r); assert(committed == 0) }

active proctype commit() {
  do
  :: d_step { coordinator == ASKING && heard == ALL -> coordinator = COMMITTED }
  :: d_step { coordinator == ASKING -> coordinator = ABORTED }
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
