package shop.platform.mongo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints {@link MongoRefusal} as two sentences instead of a stack trace. */
final class MongoRefusalAnalyzer extends AbstractFailureAnalyzer<MongoRefusal> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MongoRefusal cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
