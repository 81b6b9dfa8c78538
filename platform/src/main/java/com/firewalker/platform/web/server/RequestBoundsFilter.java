package com.firewalker.platform.web.server;

import com.firewalker.platform.web.Problem;
import com.firewalker.platform.web.ProblemWriter;
import com.firewalker.platform.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too long to be honest and paths that could be read in two ways.
 * Access rules and routing look at the same path only if it has one spelling.
 */
final class RequestBoundsFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RequestBoundsFilter.class);

    static final int MAX_URI = 4096;
    static final int MAX_HEADERS = 16 * 1024;

    private static final Pattern TWO_READINGS =
            Pattern.compile("//|;|\\\\|/\\.\\.?(/|$)|%(2e|2f|5c|3b|25|00|0a|0d)", Pattern.CASE_INSENSITIVE);

    private final ProblemWriter problems;
    private final long maxBody;

    RequestBoundsFilter(ProblemWriter problems, long maxBody) {
        this.problems = problems;
        this.maxBody = maxBody;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int status = verdict(request);
        if (isFramedAsItsVersionCannotBe(request)) {
            // Who stands in between may have seen its end elsewhere (RFC 9112 section 6.1).
            response.setHeader(HttpHeaders.CONNECTION, "close");
            status = 400;
        }
        if (status != 0) {
            problems.write(request, response, Problem.of(status));
            return;
        }
        try {
            chain.doFilter(new BoundedBody(request, maxBody), response);
        } catch (Refusal refusal) {
            problems.write(request, response, refusal);
        } catch (InvalidParameterException e) {
            problems.write(request, response, Problem.of(400));
        } catch (DataAccessException e) {
            log.warn("A store failed before the request reached its controller", e);
            problems.write(request, response, Problem.of(503));
        }
    }

    private int verdict(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String query = request.getQueryString();
        if (uri.length() + (query == null ? 0 : query.length()) > MAX_URI) {
            return 414;
        }
        if (headerBytes(request) > MAX_HEADERS) {
            return 431;
        }
        if (TWO_READINGS.matcher(uri).find()) {
            return 400;
        }
        if (request.getMethod().equals("TRACE") || request.getMethod().equals("CONNECT")) {
            return 405;
        }
        return request.getContentLengthLong() > maxBody ? 413 : 0;
    }

    private static boolean isFramedAsItsVersionCannotBe(HttpServletRequest request) {
        return request.getProtocol().equals("HTTP/1.0") && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static int headerBytes(HttpServletRequest request) {
        int bytes = 0;
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            for (Enumeration<String> values = request.getHeaders(name); values.hasMoreElements(); ) {
                bytes += name.length() + values.nextElement().length();
            }
        }
        return bytes;
    }
}
