package org.libraryexchange.pages.web;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/**
 * Looks a name up in the scopes of a template, from the inside out.
 *
 * <p>Qute does so too, but asks every resolver that it knows (there is one for each class that templates use) about each
 * scope on the way: a name from outside three loops cost as much as hundreds that are found at once.
 */
@Singleton
class ScopeLookup implements ValueResolver {

    private static final int BEFORE_ALL_OTHERS = 100;

    @Override
    public int getPriority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public boolean appliesTo(EvalContext name) {
        return name.getParams().isEmpty()
                && name.getBase() instanceof Mapper
                && name.getBase() == name.resolutionContext().getData();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext name) {
        return in(name.resolutionContext(), name);
    }

    private static CompletionStage<Object> in(ResolutionContext scope, EvalContext name) {
        if (scope == null || !(scope.getData() instanceof Mapper names)) {
            return Results.notFound(name);
        }
        if (!names.appliesTo(name.getName())) {
            return in(scope.getParent(), name);
        }
        return names.getAsync(name.getName())
                .thenCompose(
                        found -> Results.isNotFound(found) ? in(scope.getParent(), name) : CompletedStage.of(found));
    }
}
