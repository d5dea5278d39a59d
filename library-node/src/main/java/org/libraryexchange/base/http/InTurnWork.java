package org.libraryexchange.base.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;

/** Does the work of an operation {@link InTurn} as the turn of its request. */
@InTurn
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class InTurnWork {

    private final CurrentVertxRequest current;

    InTurnWork(CurrentVertxRequest current) {
        this.current = current;
    }

    @AroundInvoke
    Object inTurn(InvocationContext operation) throws Exception {
        RoutingContext request = current.getCurrent();
        Optional<RequestTurn> turn = request == null ? Optional.empty() : RequestTurn.of(request);
        return turn.isPresent() ? turn.get().work(operation::proceed) : operation.proceed();
    }
}
