package org.libraryexchange.base.tracing;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.internal.ExceptionAttributeResolver;
import io.opentelemetry.sdk.trace.internal.SdkTracerProviderUtil;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Traces tell the type of an exception and where it was thrown, but not its message: that may quote what somebody wrote,
 * and traces leave the city.
 */
@Singleton
class FailuresWithoutWords implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private static final int MOST_CAUSES = 8;

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addTracerProviderCustomizer((provider, config) -> {
            SdkTracerProviderUtil.setExceptionAttributeResolver(provider, FailuresWithoutWords::tell);
            return provider;
        });
    }

    private static void tell(
            ExceptionAttributeResolver.AttributeSetter attributes, Throwable failure, int longestAttribute) {
        attributes.setAttribute(
                ExceptionAttributeResolver.EXCEPTION_TYPE, failure.getClass().getName());
        attributes.setAttribute(ExceptionAttributeResolver.EXCEPTION_STACKTRACE, places(failure, MOST_CAUSES));
    }

    private static String places(Throwable failure, int causes) {
        String own = Arrays.stream(failure.getStackTrace())
                .map(place -> "\n\tat " + place)
                .collect(Collectors.joining("", failure.getClass().getName(), ""));
        return failure.getCause() == null || causes == 0
                ? own
                : own + "\nCaused by: " + places(failure.getCause(), causes - 1);
    }
}
