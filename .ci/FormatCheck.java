import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every .java file of a folder: {@code FormatCheck JAR FOLDER} fails
 * with the names of unformatted files, {@code FormatCheck JAR FOLDER --write} rewrites them.
 */
class FormatCheck {

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    List<String> files = javaFiles(folder);
    if (files.isEmpty()) {
      return;
    }
    boolean write = args.length > 2 && args[2].equals("--write");
    int exit = run(args[0], write, files);
    if (exit != 0) {
      System.err.println("Not formatted (see above). Run .ci/format and commit what it changed.");
      System.exit(exit);
    }
  }

  private static List<String> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
  }

  private static int run(String jar, boolean write, List<String> files) throws Exception {
    Path arguments = Files.createTempFile("format", ".args");
    try {
      Files.write(arguments, files);
      var mode = write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed");
      var command = new java.util.ArrayList<String>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      for (String part : List.of("api", "code", "file", "parser", "tree", "util")) {
        command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
      }
      command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-jar", jar));
      command.addAll(mode);
      command.add("@" + arguments);
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } finally {
      Files.delete(arguments);
    }
  }
}
