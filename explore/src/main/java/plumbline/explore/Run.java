package plumbline.explore;

import plumbline.explore.Exploration.Result;

/** What can be seen of a run, and done to it, from outside its workers. */
interface Run {
  long generated();

  long distinct();

  long queue();

  int depth();

  /** Ends the run soon. */
  void stop(Result why);

  /** Time to save the run, as soon as its workers can. */
  void checkpoint();
}
