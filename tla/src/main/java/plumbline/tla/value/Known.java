package plumbline.tla.value;

/** What a value knows of itself; bytes, because there are as many of them as there are values. */
final class Known {
  static final byte NOT_YET = 0;
  static final byte NO = 1;
  static final byte YES = 2;

  private Known() {}
}
