package dev.causerie.server.objects;
import java.io.InputStream;
public interface ObjectStore { void putOnce(String k, byte[] b, String t); InputStream get(String k, long o, long l); void deleteAll(String p); }
