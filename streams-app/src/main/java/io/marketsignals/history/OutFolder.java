package io.marketsignals.history;

import io.marketsignals.history.page.HtmlReport;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where results go. */
record OutFolder(Path path) {
    private static final List<String> FILES = Stream.concat(
                    Stream.of(RunFile.values()).map(RunFile::fileName), Stream.of(RunFolder.REPORT, HtmlReport.FILE))
            .toList();

    /** The folder, made where it is missing; an {@link InputError} when nothing can be written to it. */
    static OutFolder ready(Path path) {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, ".writable", ""));
            return new OutFolder(path);
        } catch (IOException e) {
            throw new InputError(path + ": the results cannot be written there: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : e.getClass().getSimpleName();
    }

    /** Removes what an earlier replay left, so that a replay that fails leaves no results at all. */
    void clear() throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(path.resolve(file));
        }
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(path, "app{,-[0-9]*}.log")) {
            for (Path log : logs) {
                Files.delete(log);
            }
        }
    }

    /** The report as a page. */
    Path page() {
        return path.resolve(HtmlReport.FILE);
    }

    Path report() {
        return path.resolve(RunFolder.REPORT);
    }
}
