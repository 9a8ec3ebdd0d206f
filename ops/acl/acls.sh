#!/usr/bin/env bash
# Grants the processor, a feed and an operator what they need on a cluster that denies by default, and nothing else.
# Needs the kafka-acls tool; running it again changes nothing.
#   --bootstrap-server HOST:PORT  brokers; required without --dry-run
#   --command-config FILE         how to reach them, as a user who may alter ACLs
#   --application-id ID           application.id of the processor; default market-signals
#   --app PRINCIPAL               the processor; default User:app
#   --feed PRINCIPAL              what fills the input topics; default User:feed
#   --operator PRINCIPAL          a person with 'signals topics', 'alerts', 'dead-letters'; default User:operator
#   --kafka-acls PATH             the tool; default kafka-acls.sh or kafka-acls on the PATH
#   --dry-run                     print the grants, one a line with its reason, and change nothing
set -euo pipefail

bootstrap='' config='' application=market-signals app=User:app feed=User:feed operator=User:operator tool='' dry=false
die() {
  printf 'acls: %s\n' "$*" >&2
  exit 2
}
while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry=true; shift; continue ;;
    --help) sed -n '2,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit ;;
  esac
  [ $# -ge 2 ] || die "$1 is no option, or has no value; --help lists them."
  case $1 in
    --bootstrap-server) bootstrap=$2 ;;
    --command-config) config=$2 ;;
    --application-id) application=$2 ;;
    --app) app=$2 ;;
    --feed) feed=$2 ;;
    --operator) operator=$2 ;;
    --kafka-acls) tool=$2 ;;
    *) die "$1 is no option; --help lists them." ;;
  esac
  shift 2
done

# principal, operation, kind of resource, its name (a * at the end: all that begin so), why
grants() {
  local topic
  for topic in market.constituent-prices.v1 market.index-ticks.v1 market.reference.v1 market.context.v1; do
    echo "$app|Read|topic|$topic|its input"
    echo "$app|DescribeConfigs|topic|$topic|it looks at the start whether the topic keeps its history"
  done
  for topic in signals.index-returns.v1 signals.breadth.v1 signals.spreads.v1 signals.sessions.v1 signals.alerts.v1 \
    signals.dead-letters.v1; do
    echo "$app|Write|topic|$topic|its output"
    echo "$app|Read|topic|$topic|the live page shows what was committed"
    echo "$app|DescribeConfigs|topic|$topic|it looks at the start whether the topic keeps its history"
  done
  echo "$app|Write|topic|signals.technical-calls.v1|its output"
  echo "$app|DescribeConfigs|topic|signals.technical-calls.v1|it looks at the start whether the topic keeps its history"
  echo "$app|Create|topic|$application-*|Kafka Streams makes its internal topics at the first start"
  echo "$app|Read|topic|$application-*|stages read what the stage before says, and state is restored"
  echo "$app|Write|topic|$application-*|stages tell the next stage, and state is logged"
  echo "$app|Delete|topic|$application-*|what was worked off is deleted from the repartition topics, or they grow for ever"
  echo "$app|Read|group|$application|instances share the work"
  echo "$app|Write|transactional-id|$application-*|exactly-once: one transactional id a thread"

  for topic in market.constituent-prices.v1 market.index-ticks.v1 market.reference.v1 market.context.v1; do
    echo "$feed|Read|topic|$topic|after a restart it goes on from what is there"
    echo "$feed|Write|topic|$topic|it fills the topic"
    echo "$feed|DescribeConfigs|topic|$topic|it looks before whether the topic keeps its history"
  done

  for topic in 'market.*' 'signals.*'; do
    echo "$operator|Create|topic|$topic|signals topics create"
    echo "$operator|Describe|topic|$topic|signals topics create waits for the partitions' leaders"
    echo "$operator|AlterConfigs|topic|$topic|signals topics check, and create --repair; it implies DescribeConfigs"
  done
  echo "$operator|Read|topic|signals.alerts.v1|signals alerts tail"
  echo "$operator|Read|topic|signals.dead-letters.v1|signals dead-letters list and show"
}

# One call of the tool for all resources that get the same operation: a start of it takes seconds.
apply() {
  local principal operation kind name reason key
  local -A calls=()
  while IFS='|' read -r principal operation kind name reason; do
    case $name in
      *\*) key="$principal|$operation|prefixed" name=${name%\*} ;;
      *) key="$principal|$operation|literal" ;;
    esac
    calls[$key]+=" --$kind $name"
  done < <(grants)
  for key in "${!calls[@]}"; do
    IFS='|' read -r principal operation pattern <<<"$key"
    # Resources are words without blanks.
    # shellcheck disable=SC2086
    "$tool" --bootstrap-server "$bootstrap" ${config:+--command-config "$config"} --add --force \
      --allow-principal "$principal" --operation "$operation" --resource-pattern-type "$pattern" ${calls[$key]} >/dev/null
  done
  printf 'acls: %s grants are in place for %s, %s and %s\n' "$(grants | wc -l)" "$app" "$feed" "$operator"
}

if $dry; then
  grants | tr '|' '\t'
  exit
fi
[ -n "$bootstrap" ] || die '--bootstrap-server is missing; --dry-run needs none.'
if [ -z "$tool" ]; then
  tool=$(command -v kafka-acls.sh || command -v kafka-acls) || die 'no kafka-acls on the PATH; --kafka-acls names one.'
fi
apply
