package plumbline.tla.compile;

/** A value that is put into a local ahead of its uses. */
final class Slot extends Code {
  private final Code value;
  private int local = -1;

  Slot(Code value) {
    super(value.shape);
    this.value = value;
  }

  void define(Body b) {
    local = b.local();
    value.push(b);
    b.code.lstore(local);
  }

  @Override
  void push(Body b) {
    b.code.lload(local);
  }

  @Override
  boolean isCheap() {
    return true;
  }
}
