package shop.quickstart.processes;

import java.nio.file.Path;
import shop.quickstart.OwnToken;

/**
 * What the parts present to each other.
 *
 * @param node to Axon Server; empty where one that is not ours asks for nothing
 * @param registry by whoever tells it of itself, or asks where others are
 * @param configuration by whoever reads settings
 */
record Secrets(String node, String registry, String configuration) {

    /** Those of the data folder, made where there are none yet. */
    static Secrets in(Path data) {
        return new Secrets(OwnToken.NODE.in(data), OwnToken.REGISTRY.in(data), OwnToken.CONFIGURATION.in(data));
    }

    Secrets withNode(String token) {
        return new Secrets(token, registry, configuration);
    }

    /** Keeps them out of every log. */
    @Override
    public String toString() {
        return "the secrets of the system";
    }
}
