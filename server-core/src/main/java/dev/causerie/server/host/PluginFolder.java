package dev.causerie.server.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jars in a folder at one moment: those that are plugins, and why the others are none. Immutable.
 *
 * @param jars what can be read as a plugin
 * @param broken what can not
 */
record PluginFolder(List<PluginJar> jars, List<PluginFailure> broken) {

    /** Reads every {@code *.jar} in the folder; a folder that is not there is empty. */
    static PluginFolder read(Path folder) {
        List<PluginJar> jars = new ArrayList<>();
        List<PluginFailure> broken = new ArrayList<>();
        for (Path path : jarsIn(folder)) {
            try {
                jars.add(PluginJar.read(path));
            } catch (BrokenJar failure) {
                String name = path.getFileName().toString();
                broken.add(
                        new PluginFailure(name, PluginFailure.Kind.BROKEN_JAR, String.valueOf(failure.getMessage())));
            }
        }
        return new PluginFolder(List.copyOf(jars), List.copyOf(broken));
    }

    private static List<Path> jarsIn(Path folder) {
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
                found.forEach(paths::add);
            } catch (IOException failure) {
                throw new IllegalStateException("The plugin folder " + folder + " can not be read", failure);
            }
        }
        paths.sort(null);
        return paths;
    }
}
