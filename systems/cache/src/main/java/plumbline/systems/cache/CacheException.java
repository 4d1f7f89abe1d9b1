package plumbline.systems.cache;

/** The cache could not do it in time. A write may have been made, or may be made yet. */
public final class CacheException extends RuntimeException {
  /** With a message for whoever reads the log. */
  public CacheException(String message, Throwable cause) {
    super(message, cause);
  }
}
