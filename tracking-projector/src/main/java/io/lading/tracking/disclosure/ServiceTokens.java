package io.lading.tracking.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The tokens of the services that may see everything. How long a comparison takes tells nothing of
 * them; they are not kept, only their SHA-256. Safe for many threads.
 */
public final class ServiceTokens {

  private final List<byte[]> digests;

  public ServiceTokens(List<String> tokens) {
    this.digests = tokens.stream().map(ServiceTokens::digest).toList();
  }

  public boolean knows(String token) {
    byte[] presented = digest(token);
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, presented);
    }
    return known;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
