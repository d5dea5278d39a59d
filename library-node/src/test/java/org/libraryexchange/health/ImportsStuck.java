package org.libraryexchange.health;

import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.health.Verdict.Well;
import org.libraryexchange.node.NodeConfig;

/** Reports that the logs are well and the imports are stuck, so that a test need not wait for this. */
@Vetoed
public class ImportsStuck extends ExchangeHealth {

    private final Duration withoutProgress;

    public ImportsStuck(Duration withoutProgress) {
        super(mapped(NodeConfig.class), mapped(HealthConfig.class), null, null, null);
        this.withoutProgress = withoutProgress;
    }

    private static <T> T mapped(Class<T> mapping) {
        return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(mapping);
    }

    @Override
    public Map<String, Verdict> byCity() {
        return Map.of();
    }

    @Override
    public Map<String, Verdict> letters() {
        return Map.of();
    }

    @Override
    public Verdict search() {
        return new Well();
    }

    @Override
    public Verdict imports() {
        return new Stuck(withoutProgress, StuckCause.NO_PROGRESS);
    }
}
