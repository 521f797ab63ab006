package shop.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import shop.starting.CannotStart;
import shop.starting.TokenForm;

/**
 * What whoever speaks to a part that has no users of its own must present: else every program on this machine could speak in
 * the system's name. Each is made once, at random, and kept with the data in a file that only its owner can read.
 */
public enum OwnToken {
    /** Whoever has it sends commands, and appends events. */
    NODE("node", "The node's access token"),
    /** Whoever has it is sent requests in the place of a service. */
    REGISTRY("registry", "The registry's access token"),
    /** Whoever has it reads all settings, and the secrets among them. */
    CONFIGURATION("configuration", "The configuration store's access token");

    private static final int BYTES = 32;

    private final String owner;
    private final String words;

    OwnToken(String owner, String words) {
        this.owner = owner;
        this.words = words;
    }

    /** Its file in the data folder. */
    public String file() {
        return owner + "-access-token";
    }

    /** @throws CannotStart when it can neither be read nor written */
    public String in(Path data) {
        Path file = data.resolve(file());
        try {
            return Files.exists(file) ? read(file) : make(file);
        } catch (IOException unusable) {
            throw new CannotStart(
                    words + " in " + file.toAbsolutePath()
                            + " cannot be read or written: make it readable and writable for you, or delete it.",
                    unusable);
        }
    }

    private String read(Path file) throws IOException {
        keepFromOthers(file);
        String token = Files.readString(file).strip();
        if (!TokenForm.isThatOf(token)) {
            throw new CannotStart(
                    words + " in " + file.toAbsolutePath() + " is none: delete the file, and another one is made.",
                    null);
        }
        return token;
    }

    private String make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        // Nobody else may read it, not even before it is whole; and half of it must not be left behind.
        Path draft = Files.createTempFile(file.getParent(), file(), ".new");
        keepFromOthers(draft);
        Files.writeString(draft, token);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return token;
    }

    private static void keepFromOthers(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        // Where there are no such permissions (Windows), a file in the user's own folders is the user's alone already.
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
