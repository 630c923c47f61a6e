package dev.causerie.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where static files come from. Thread-safe. */
@FunctionalInterface
public interface AssetSource {

    /** The content of a file, given by a path of plain names with slashes between; may block. */
    Optional<byte[]> read(String path) throws IOException;

    /** The files below a package-like path of a class loader, such as {@code web}. */
    static AssetSource classPath(ClassLoader loader, String prefix) {
        return path -> {
            try (InputStream in = loader.getResourceAsStream(prefix + "/" + path)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        };
    }

    /** The files below a folder; symbolic links that lead out of it are not followed. */
    static AssetSource folder(Path folder) {
        return path -> {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        };
    }
}
