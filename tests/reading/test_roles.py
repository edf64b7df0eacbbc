from __future__ import annotations

import pytest

from indicators.reading.roles import Role, is_for_the_quarter, role_of, split_role


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (
            Role.TARGET,
            "年度目标 目标值 目标 任务数 年度目标任务 全年计划 计划数 下达任务 应完成数 季度目标 本季计划 annualtarget",
        ),
        (Role.VALUE, "本季完成 本季度完成数 完成值 完成数 实际完成 本期 期末数 绝对量 当季值 数值 实绩 actual"),
        (Role.RUNNING, "累计 累计完成 累计完成数 本年累计 累计值 截至目前累计 年初至今 本年完成 全年完成"),
        (
            Role.COMPLETION,
            "完成占计划比例 累计完成占年度任务% 完成率 完成率(%) 年度目标完成率 任务完成比例 进度 序时进度 占年度目标比重",
        ),
        (Role.GROWTH, "同比 同比增长 环比 比上年增长 比上年名义增长 增速 增量 增减 同比±%"),
        (Role.RANK, "排名 位次 完成率排名"),
        (
            Role.REMARK,
            "备注 情况说明 联系电话 填报时间 未完成原因 存在问题 主要困难和问题 下一步打算 其他需要说明的问题 需协调解决的事项",
        ),
        (Role.IGNORED, "得分 权重 占比 上年同期 去年同期数 上季度 平均 差距"),
    ],
    ids=lambda value: value if isinstance(value, Role) else "",
)
def test_the_role_a_label_states(role: Role, labels: str) -> None:
    assert {label: role_of(label) for label in labels.split()} == dict.fromkeys(labels.split(), role)


@pytest.mark.parametrize(
    "name",
    [
        "新建工会数",
        "会员总数",
        "签订率",
        "调处成功率",
        "指标",
        "资金",
        "人数",
        "合计",
        "城东街道",
        "目标村乡",
        "协调解决问题",
        "反映问题",
    ],
)
def test_a_name_states_no_role(name: str) -> None:
    assert role_of(name) is None


def test_a_role_at_the_end_or_start_of_a_name() -> None:
    assert split_role("国内生产总值累计值", sure=True) == ("国内生产总值", Role.RUNNING)
    assert split_role("新建工会数年度目标", sure=True) == ("新建工会数", Role.TARGET)
    assert split_role("本季新建工会", sure=True) == ("新建工会", Role.VALUE)
    assert split_role("隐患整改完成率", sure=True) is None
    assert split_role("隐患整改完成率", sure=False) == ("隐患整改", Role.COMPLETION)
    assert split_role("累计新增会员数", sure=False) == ("新增会员数", Role.RUNNING)


def test_a_target_of_the_quarter() -> None:
    assert is_for_the_quarter("本季计划")
    assert not is_for_the_quarter("年度计划")
