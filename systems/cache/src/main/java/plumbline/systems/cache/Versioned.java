package plumbline.systems.cache;

import java.util.Optional;

/**
 * What a client reads.
 *
 * @param version grows by one with each write of the entry, its removal included; 0 for one that
 *     was never written
 * @param value none where there is no entry
 */
public record Versioned(long version, Optional<String> value) {}
